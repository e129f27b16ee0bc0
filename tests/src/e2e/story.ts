/** A story that people live through in the station app, in chapters: each at her own window, on the day it is. Says what a page is like; knows no page. */
import { expect, it } from '@jest/globals';
import type { TestServer } from '@liandong/server/testing';
import type { Browser, Page } from 'playwright-core';
import { aVisitor, picture, seriousFindings, toldNow, type Visitor } from '../support/browser';
import { runJobs } from '../support/jobs';
import { looksOf, tooSmall, type Allowed } from '../support/looks';
import { signIn } from './station-app';

interface Told {
  /** there once the story has begun */
  readonly site: () => TestServer;
  readonly browser: () => Browser;
  readonly begins: string;
  /** who sits at a desk; the others have phones */
  readonly atDesk: readonly string[];
  /** in the names of pictures */
  readonly name: string;
  readonly allowed: Allowed;
}
export interface Story {
  /** her own window, signed in */
  as(username: string): Promise<Page>;
  /** the next day of the story: everybody comes in anew, and what is due happens */
  itIs(day: string): Promise<void>;
  /** keeps a picture; nothing in it stands out, is too small for a thumb, or in a foreign tongue, and nobody complains */
  sound(username: string, name: string): Promise<void>;
  /** one chapter, which needs those before; when it goes wrong, what everybody saw is kept as pictures and told */
  chapter(title: string, act: () => Promise<void>): void;
}

const THUMB = 44;
const CHAPTER_MS = 240_000;

export function aStoryOf({ site, browser, begins, atDesk, name: story, allowed }: Told): Story {
  const people = new Map<string, Visitor>();
  let today = begins;
  let broken: string | undefined;

  async function as(username: string): Promise<Page> {
    const known = people.get(username);
    if (known) return known.page;
    const visitor = await aVisitor(browser(), atDesk.includes(username) ? 'desk' : 'phone');
    people.set(username, visitor);
    await visitor.page.clock.setFixedTime(today);
    await signIn(visitor.page, `${site().url}/station/`, username);
    return visitor.page;
  }
  async function itIs(day: string): Promise<void> {
    today = day;
    site().clock.set(day);
    for (const { page } of people.values()) await page.context().close();
    people.clear();
    await runJobs(site());
  }
  async function sound(username: string, name: string): Promise<void> {
    const visitor = people.get(username);
    if (!visitor) throw new Error(`nobody is ${username}`);
    await picture(visitor.page, `${story}-${name}`);
    const found = { looks: await looksOf(visitor.page, allowed), axe: await seriousFindings(visitor.page), small: atDesk.includes(username) ? [] : await tooSmall(visitor.page, THUMB), complaints: visitor.complaints };
    expect({ name, ...found }).toEqual({ name, looks: [], axe: [], small: [], complaints: [] });
  }
  async function tell(title: string, error: unknown): Promise<never> {
    broken = title;
    const told: string[] = [];
    for (const [name, visitor] of people) {
      await picture(visitor.page, `failed-${name}`);
      told.push(`${name}: ${await toldNow(visitor)}`);
    }
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${told.join('\n')}`, { cause: error });
  }
  const chapter = (title: string, act: () => Promise<void>): void =>
    it(title, async () => {
      if (broken !== undefined) throw new Error(`needs what did not happen: ${broken}`);
      await act().catch((error: unknown) => tell(title, error));
    }, CHAPTER_MS);
  return { as, itIs, sound, chapter };
}
