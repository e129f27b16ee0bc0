import { readingFiles } from './a-reading-county';

/** Books are set aside when they are asked for, and go out when the head agrees; loans may be sent back after the money came in. */
export function setAsideFiles(): Record<string, string> {
  const all = readingFiles();
  const books = JSON.parse(all['ledgers/books.json'] ?? '{}');
  const kind = { kind: 'kind' };
  books.accounts.push({ id: 'kept', title: '预留', kind: 'reserve', dimensions: ['kind', 'lot', 'expiry'] });
  books.postings = [
    ...books.postings.filter(({ id }: { id: string }) => id !== 'out'),
    { id: 'keep', title: '预留', on: { process: 'stockOut', node: 'fill' }, kind: 'reserve', rows: 'books', lines: [{ account: 'kept', side: 'debit', amount: 'qty', dimensions: kind }, { account: 'stock', side: 'credit', amount: 'qty', dimensions: kind, pick: 'expiry' }] },
    { id: 'out', title: '发放', on: { process: 'stockOut', node: 'check', outcome: 'yes' }, kind: 'consume', rows: 'books', lines: [{ account: 'given', side: 'debit', amount: 'qty', dimensions: kind }, { account: 'kept', side: 'credit', amount: 'qty', dimensions: kind, pick: 'expiry' }] },
  ];
  const money = JSON.parse(all['ledgers/money.json'] ?? '{}');
  money.postings = [...money.postings.filter(({ id }: { id: string }) => id !== 'refund'), { id: 'undo', title: '冲回押金', on: { process: 'lend', node: 'end' }, kind: 'reverse', of: 'deposit', lines: [] }];
  const lend = (all['processes/lend.bpmn'] ?? '').replace('<zeebe:formDefinition formId="loanBack" />', '<zeebe:formDefinition formId="loanBack" /><liandong:return to="approve" />');
  return { ...all, 'ledgers/books.json': JSON.stringify(books), 'ledgers/money.json': JSON.stringify(money), 'processes/lend.bpmn': lend };
}
