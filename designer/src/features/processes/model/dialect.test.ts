import { describe, expect, it } from '@jest/globals';
import { ELEMENTS } from '@liandong/core/run';
import { readFileSync } from 'node:fs';
import { KNOWN, entryOf } from './dialect';

const css = readFileSync('node_modules/bpmn-js/dist/assets/bpmn-font/css/bpmn-codes.css', 'utf8');

describe('the dialect as the editor offers it', () => {
  it('is every element of the engine, once', () => expect(KNOWN.map((entry) => entry.type).sort()).toEqual(ELEMENTS.map((element) => element.type).sort()));
  it.each(KNOWN.map((entry) => [entry.type, entry.icon]))('has an icon of the font for %s', (_type, icon) => expect(css).toContain(`.${icon}:before`));
  it.each(KNOWN)('recognises $type on the canvas', (entry) => {
    expect(entryOf({ $type: entry.bpmnType, eventDefinitions: entry.eventType === undefined ? undefined : [{ $type: entry.eventType }], ...(entry.type === 'event-sub-process' ? { triggeredByEvent: true } : {}) } as never)).toBe(entry);
  });
  it('knows an end that ends everything, and refuses what the engine does not have', () => {
    expect(entryOf({ $type: 'bpmn:EndEvent', eventDefinitions: [{ $type: 'bpmn:TerminateEventDefinition' }] })?.type).toBe('terminate-end-event');
    expect(entryOf({ $type: 'bpmn:CallChoreography' })).toBeUndefined();
    expect(entryOf({ $type: 'bpmn:IntermediateCatchEvent', eventDefinitions: [{ $type: 'bpmn:ErrorEventDefinition' }] })).toBeUndefined();
  });
});
