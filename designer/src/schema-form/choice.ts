/** One of the things that a member may name, and how it is called. */
export interface Choice { readonly value: string; readonly label: string }
