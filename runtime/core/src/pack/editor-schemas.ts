import { FILE_SCHEMAS } from './files';

/** File name → content of the JSON Schemas that editors complete from (`templates/schemas`). */
export const editorSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(FILE_SCHEMAS).map(([pattern, schema]) => {
      const name = pattern.replace('/*.json', '').replace('.json', '');
      return [`${name}.schema.json`, `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: pattern, ...schema }, null, 2)}\n`];
    }),
  );
