/** `@liandong/core/compile`: from pack source to a program. Uses moddle and ajv; never shipped to phones. */
export {};
