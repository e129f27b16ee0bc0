/**
 * Our small extension namespace beside `zeebe:`, as a moddle descriptor. The compiler and the designer's modeler load the same one.
 * What each element means is told in README.md beside this file.
 */
const string = (name: string) => ({ name, isAttr: true, type: 'String' });

export const LIANDONG_MODDLE = {
  name: 'Liandong',
  uri: 'https://liandong.org/schema/bpmn/1.0',
  prefix: 'liandong',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    { name: 'Assignment', superClass: ['Element'], properties: [string('role'), string('at'), string('except'), string('unit'), string('who'), string('upTo'), string('nobody'), { name: 'else', type: 'Else', isMany: true }] },
    { name: 'Else', superClass: ['Element'], properties: [string('role'), string('at')] },
    { name: 'Outcome', superClass: ['Element'], properties: [string('id'), string('title'), string('comment')] },
    { name: 'Return', superClass: ['Element'], properties: [string('to')] },
    { name: 'Returning', superClass: ['Element'], properties: [string('mode')] },
    { name: 'Reject', superClass: ['Element'], properties: [string('to')] },
    { name: 'Sign', superClass: ['Element'], properties: [string('rule'), string('consent'), string('refusal'), string('onRefusal'), string('weight'), string('share')] },
    { name: 'Dedupe', superClass: ['Element'], properties: [] },
    { name: 'Copy', superClass: ['Element'], properties: [string('role'), string('at')] },
    { name: 'Access', superClass: ['Element'], properties: [string('field'), string('mode')] },
    { name: 'Due', superClass: ['Element'], properties: [string('value')] },
    { name: 'Fact', superClass: ['Element'], properties: [string('field')] },
    { name: 'Call', superClass: ['Element'], properties: [string('pack')] },
    { name: 'Record', superClass: ['Element'], properties: [string('state')] },
  ],
} as const;
