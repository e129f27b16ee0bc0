/** Titles and helps, with what other languages say of the same place. */
import type { Texts } from '../read/table';
import { spoken, tagOf } from './languages';
import type { Plan } from './plan';

export class Translated {
  readonly #texts: Record<string, Record<string, string>> = {};
  readonly #unknown = new Set<string>();
  constructor(readonly plan: Plan) {}

  /** `${x}` inside a text is another answer; we show the question's title instead. */
  #plain(text: string, row: number, name: string): string {
    if (!text.includes('${')) return text;
    this.plan.note('import.embedded', row, { name });
    return text.replace(/\$\{([^}]*)\}/g, (_whole, inner: string) => {
      const item = this.plan.fieldNamed(inner)?.item;
      return `「${(item && spoken(item.label, this.plan.xls.defaultLanguage).own) ?? inner}」`;
    });
  }

  /** The form's own text; what the others say goes to the pointers. */
  say(texts: Texts, pointer: string, { row, name }: { readonly row: number; readonly name: string }): string | undefined {
    const { own, others } = spoken(texts, this.plan.xls.defaultLanguage);
    for (const { language, text } of others) {
      const tag = tagOf(language);
      if (tag === undefined) this.#missed(language);
      else this.#texts[tag] = { ...this.#texts[tag], [pointer]: this.#plain(text, row, name).slice(0, 2_000) };
    }
    return own === undefined ? undefined : this.#plain(own, row, name);
  }
  #missed(language: string): void {
    if (this.#unknown.has(language)) return;
    this.#unknown.add(language);
    this.plan.note('import.language', 1, { language });
  }
  all(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return this.#texts;
  }
}
