const WORD = '[\\p{L}_][\\p{L}\\p{N}_]*';
const PLAIN = new RegExp(`^${WORD}$`, 'u');
const PATH = new RegExp(`^${WORD}(\\.${WORD})+$`, 'u');

/** FEEL reads it as one name without being told. */
export const isPlain = (name: string): boolean => PLAIN.test(name);
/** A name such as `Person.age`: read as a path, so what bears it is given as one. */
export const isPath = (name: string): boolean => PATH.test(name);
