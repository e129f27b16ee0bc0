/**
 * The frame around the inside of a process. What a case is not about may be written shorter: `[a>b>c]` are sequence flows `a-b` and `b-c`,
 * `[a>b ? x = 1]` one with a condition; a user task of nobody is the worker's; what `messageRef="paid"` and the like refer to is there.
 */
const ATTRIBUTES: Readonly<Record<string, string>> = { message: 'name', signal: 'name', error: 'errorCode', escalation: 'escalationCode' };
const ANYBODY = '<extensionElements><liandong:assignment role="worker" at="station"/></extensionElements>';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function flows(arrow: string): string {
  const [way = '', condition] = arrow.split(/ \? (.*)/s);
  const nodes = way.split('>').map((node) => node.trim());
  const inside = condition === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression">=${escaped(condition)}</conditionExpression>`;
  return nodes.slice(1).map((to, index) => `<sequenceFlow id="${nodes[index]}-${to}" sourceRef="${nodes[index]}" targetRef="${to}">${inside}</sequenceFlow>`).join('');
}

const expand = (source: string): string =>
  source.replace(/\[([\w-]+>[^\]]*)\]/g, (_all, arrow: string) => flows(arrow))
    .replace(/<userTask\b([^>]*?)(\/?)>(?!\s*<extensionElements)/g, (_all, attributes: string, closed: string) => `<userTask name="task"${attributes}>${ANYBODY}${closed ? '</userTask>' : ''}`)
    .replace(/<userTask name="task"([^>]* name=)/g, '<userTask$1');

function referred(source: string, root: string): string {
  const found = [...source.matchAll(/(message|signal|error|escalation)Ref=['"]([^'"]+)['"]/g)].map(([, type = '', id = '']) => `<${type} id="${id}" ${ATTRIBUTES[type]}="${id}"/>`);
  return [...new Set(found)].filter((element) => !root.includes(` ${/id="[^"]+"/.exec(element)?.[0]}`)).join('');
}

/** A whole BPMN file. */
export function fileOf(id: string, inside: string | readonly string[], root = ''): string {
  const source = typeof inside === 'string' ? inside : inside.join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="cases">
${root}${referred(source, root)}<process id="${id}" name="${id}" isExecutable="true">${expand(source)}</process></definitions>`;
}
