/** DMN XML as a tree of its own elements: diagrams and other tools' extensions are left out. */
import { problem, type Problem } from '../../shared/problem';
import { guardXml } from '../../shared/xml';
import { parseXml, type XmlElement } from '../../shared/xml-tree';

/** DMN 1.2 to 1.5; in DMN 1.1 requirements and hit policies are written otherwise. */
const NAMESPACES: Readonly<Record<string, string>> = Object.fromEntries(
  ['http://www.omg.org/spec/DMN/20180521', 'https://www.omg.org/spec/DMN/20191111', 'https://www.omg.org/spec/DMN/20211108', 'https://www.omg.org/spec/DMN/20230324'].map((version) => [`${version}/MODEL/`, 'dmn']),
);

/** Parse a DMN file. Never throws: what cannot be read is a finding. */
export function readXml(xml: string): { readonly root?: XmlElement; readonly findings: Problem[] } {
  const refused = guardXml(xml);
  if (refused.length > 0) return { findings: refused };
  try {
    const [root] = parseXml(xml, NAMESPACES).children;
    return root?.name === 'definitions' ? { root, findings: [] } : { findings: [problem('decision.not-dmn')] };
  } catch (error) {
    return { findings: [problem('decision.xml', '', { reason: error instanceof Error ? error.message.slice(0, 200) : '' })] };
  }
}
