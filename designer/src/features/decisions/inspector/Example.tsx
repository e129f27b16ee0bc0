/** What an expression may look like, after its hint. */
export const Example = ({ hint, feel }: { readonly hint: string; readonly feel: string }) => <>{hint} <code>{feel}</code></>;
