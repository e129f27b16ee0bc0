import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compileForm } from '@liandong/core/run';
import { aForm } from '../testing/index';
import { FORM_TEXT } from '../text/index';
import { WIDGETS } from './metas';
import { WIDGET_IDS } from './registry';
import { COMMON_SETTINGS } from './settings';

const here = new URL('./', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
interface Demo { property: never; ui: object; value: unknown; keys?: string; answers?: Record<string, unknown> }
const demoOf = (id: string) => JSON.parse(readFileSync(new URL(`${id}/demo.json`, here), 'utf8')) as Demo;

describe('the widget registry', () => {
  it('has exactly the folders, as descriptions and as components', () => {
    expect(WIDGETS.map((meta) => meta.id).sort()).toEqual(folders);
    expect([...WIDGET_IDS].sort()).toEqual(folders);
  });
  it.each(folders)('%s has words for itself and all its settings', (id) => {
    const meta = WIDGETS.find((one) => one.id === id);
    const settings: Readonly<Record<string, string>> = FORM_TEXT.setting;
    expect((FORM_TEXT.widget as Readonly<Record<string, string>>)[id]).toBeTruthy();
    for (const setting of [...COMMON_SETTINGS, ...(meta?.settings ?? [])]) expect([setting.id, settings[setting.id]]).toEqual([setting.id, expect.any(String)]);
  });
  it.each(folders)('%s begins as a property that core accepts, with its level', (id) => {
    const meta = WIDGETS.find((one) => one.id === id);
    const { findings, form } = compileForm(aForm({ a: { title: 'A', ...meta?.schema } }, { uiSchema: { a: { ...meta?.uiSchema } } }));
    expect(findings).toEqual([]);
    expect(form.fields.a).toMatchObject({ widget: id, level: meta?.level });
  });
  it.each(folders)('%s has a demo that core accepts', (id) => {
    const demo = demoOf(id);
    expect(compileForm(aForm({ a: demo.property })).findings.filter((found) => found.severity === 'error')).toEqual([]);
  });
  it.each(folders.filter((id) => id !== 'note'))('%s has an example answer that it can show, and keys that give one', (id) => {
    const demo = demoOf(id);
    expect(demo).toMatchObject({ keys: expect.stringMatching(/./), answers: { [id]: expect.anything() }, value: expect.anything() });
  });
});
