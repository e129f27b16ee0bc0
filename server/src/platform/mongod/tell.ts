/** Progress, as a key of the text table's `log` part with its parameters: whoever runs us words it. */
export type Tell = (key: string, params?: Readonly<Record<string, string | number>>) => void;
