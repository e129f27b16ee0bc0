/** A part of a field that is folded up opens itself when it hears this; `detail`: the id of the cell that somebody is led to. */
export const REVEAL = 'liandong:reveal';
