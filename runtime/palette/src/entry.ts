/** Something that can be found and opened. */
export interface Entry {
  /** its address, each its own */
  readonly to: string;
  readonly title: string;
  /** what it is, as a heading above its like */
  readonly group: string;
  /** where it belongs */
  readonly where?: string;
  /** of something that can be found itself: after whole things, and only when words are typed */
  readonly isPart?: true;
}
