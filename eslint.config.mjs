import globals from 'globals';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const CJK = '/[\\u4e00-\\u9fff]/';
const noChinese = ['Literal', 'TemplateElement', 'JSXText'].map((node) => ({
  selector: node === 'TemplateElement' ? `TemplateElement[value.raw=${CJK}]` : `${node}[value=${CJK}]`,
  message: 'Text that people see belongs in a zh-CN language file.',
}));

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.liandong/**', 'tests/output/**', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-redeclare': 'off',
      complexity: ['error', 14],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...noChinese, { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
    },
  },
  // where React is; its rules compile every file that they look at
  { files: ['designer/**/*.{ts,tsx}', 'runtime/{board,client,form,station}/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  {
    files: ['runtime/core/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now' }, { object: 'Math', property: 'random' }],
      'no-restricted-syntax': ['error', ...noChinese, { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is an argument.' }],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', { selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]', message: 'No focused or skipped tests.' }],
    },
  },
  { files: ['**/*.mjs', 'server/src/main.ts', 'server/src/cli/**'], languageOptions: { globals: globals.node }, rules: { 'no-console': 'off' } },
);
