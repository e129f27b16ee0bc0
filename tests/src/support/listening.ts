/** Somebody who listens to what the server tells open pages. No assertions here. */
import type { Client } from '@liandong/server/testing';

export interface Listening {
  /** waits until an event has come so many times */
  heard(event: string, times: number): Promise<void>;
  times(event: string): number;
  /** waits until the server has closed the stream */
  ended(): Promise<void>;
  stop(): void;
}

export async function listening(url: string, { cookies }: Client): Promise<Listening> {
  const stop = new AbortController();
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${url}/api/v1/events`, { headers: { cookie }, signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let [text, isOver] = ['', false];
  const read = async (): Promise<void> => {
    const { value = '', done = true } = (await reader?.read()) ?? {};
    text += value;
    isOver = done;
  };
  const times = (event: string): number => text.split(`event: ${event}\n`).length - 1;
  return {
    times,
    heard: async (event, wanted) => { while (times(event) < wanted && !isOver) await read(); },
    ended: async () => { while (!isOver) await read(); },
    stop: () => stop.abort(),
  };
}
