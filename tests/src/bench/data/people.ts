/** Names, numbers and answers of a county that does not exist: no two runs differ, nobody is meant. */
import type { JsonObject } from '@liandong/core/run';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玲建华志红文斌波辉健云飞鑫浩宇轩梓涵怡诗雨欣佳琪嘉慧思雪梦瑶晨阳俊峰海燕春梅冬生秋菊国庆永康德福'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** The same number for the same two numbers, spread evenly: what stands for chance. */
export const spread = (index: number, salt: number): number => (Math.imul(index + 1, 2_654_435_761) ^ Math.imul(salt + 1, 40_503)) >>> 3;

/** The days of birth one after the other, in an order that looks like none: the step shares no factor with how many there are. */
const [DAYS, STEP] = [29_000, 7919];
const daySince = (index: number): number => ((index % DAYS) * STEP) % DAYS;
const dayOf = (index: number): string => new Date(Date.UTC(1935, 0, 1) + daySince(index) * 86_400_000).toISOString().slice(0, 10);

/** A number with a right check digit (GB 11643) of a day of birth; nobody's twice among 29 million. */
function idNoOf(index: number, birthDate: string): string {
  const order = (Math.floor(index / DAYS) + spread(daySince(index), 5)) % 1000;
  const body = `610722${birthDate.replace(/-/g, '')}${String(order).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (WEIGHTS[place] ?? 0), 0);
  return `${body}${'10X98765432'[sum % 11] ?? '0'}`;
}

export const nameOf = (index: number): string => `${at(SURNAMES, spread(index, 1))}${at(GIVEN, spread(index, 7))}${spread(index, 9) % 5 === 0 ? '' : at(GIVEN, spread(index, 11))}`;

export function readerOf(index: number): JsonObject {
  const birthDate = dayOf(index);
  const idNo = idNoOf(index, birthDate);
  return { name: nameOf(index), idNo, birthDate, sex: Number(idNo[16]) % 2 === 1 ? '1' : '2', phone: `13${String(spread(index, 13) % 1_000_000_000).padStart(9, '0')}`, village: `${at(SURNAMES, spread(index, 15))}家村${spread(index, 17) % 40}组`, grade: at(['H', 'M', 'L', 'L'], spread(index, 19)) };
}

export const loanOf = (index: number, reader: string, day: string): JsonObject =>
  ({ reader, book: `${at(GIVEN, spread(index, 21))}${at(GIVEN, spread(index, 23))}${at(['记', '传', '集', '史'], index)}`, kind: at(['lit', 'sci', 'kid'], spread(index, 25)), borrowedOn: day, days: 30, deposit: spread(index, 27) % 100, returnedOn: day });
