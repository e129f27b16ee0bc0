/** Which of the choices a few letters mean. */
import type { Option } from '../../model/types';

/** One spelling: case, width and blanks count for nothing. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** 0: begins so; 1: the code begins so; 2: somewhere in the name; 3: by its initials. */
function rankOf(title: string, code: string, initials: string, wanted: string): number | undefined {
  const at = title.indexOf(wanted);
  if (at === 0) return 0;
  if (code.startsWith(wanted)) return 1;
  if (at > 0) return 2;
  return initials.includes(wanted) ? 3 : undefined;
}

/** @param initials of the pinyin, beside the options; [] when they are not known */
export function find(options: readonly Option[], text: string, initials: readonly string[]): readonly Option[] {
  const wanted = plain(text);
  if (wanted === '') return options;
  const ranked: Option[][] = [[], [], [], []];
  options.forEach((option, index) => {
    const rank = rankOf(plain(option.title), plain(String(option.value)), initials[index] ?? '', wanted);
    if (rank !== undefined) ranked[rank]?.push(option);
  });
  return ranked.flat();
}
