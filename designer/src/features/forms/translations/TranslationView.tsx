import { cellsOf } from '@liandong/sheets';
import { Button, Input, Modal, Progress, Select, Table, type TableColumnsType } from 'antd';
import { type ClipboardEvent, useMemo, useState } from 'react';
import { EmptyState } from '../../../ui';
import { type FormText, removeLanguage, setTexts, textsOf } from '../model/translations';
import { t } from '../text';
import type { EditedForm } from '../use-form';

/** Languages that are asked for most; any other can be written by its tag. */
const OFFERED = ['bo', 'ug', 'mn', 'kk', 'ii', 'za', 'ko', 'en'];
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const names = new Intl.DisplayNames(['zh-CN'], { type: 'language', fallback: 'code' });
const nameOfLanguage = (tag: string): string => names.of(tag) ?? tag;

/** Every text of the form with a column for each language; a column copied from Excel is pasted into one. */
export function TranslationView({ edited }: { readonly edited: EditedForm }) {
  const { form, readonly } = edited;
  const texts = useMemo(() => textsOf(form), [form]);
  const languages = Object.keys(form.translations ?? {});
  const put = (language: string, changed: Readonly<Record<string, string>>, merge?: string): void =>
    edited.edit(t('languages.did.change', { language: nameOfLanguage(language) }), (one) => setTexts(one, language, changed), merge === undefined ? {} : { merge });
  const paste = (event: ClipboardEvent, at: number, column: number): void => {
    const cells = cellsOf(event.clipboardData.getData('text/plain'));
    if (readonly || (cells.length < 2 && (cells[0]?.length ?? 0) < 2)) return;
    event.preventDefault();
    edited.edit(t('languages.did.paste'), (one) => languages.slice(column).reduce((next, language, across) => setTexts(next, language, Object.fromEntries(cells.flatMap((row, down) => {
      const [pointer, text] = [texts[at + down]?.pointer, row[across]];
      return pointer === undefined || text === undefined ? [] : [[pointer, text]];
    }))), one));
  };
  const columns: TableColumnsType<FormText> = [
    { title: t('languages.where'), key: 'where', width: 180, render: (_, one) => <>{one.owner}<span className="ld-hint"> {t(`languages.part.${one.part}`)}</span></> },
    { title: t('languages.own'), key: 'text', width: 240, render: (_, one) => one.text },
    ...languages.map((language, column): TableColumnsType<FormText>[number] => ({
      key: language, width: 260, title: <LanguageHead edited={edited} language={language} done={texts.filter((one) => (form.translations?.[language]?.[one.pointer] ?? '') !== '').length} total={texts.length} />,
      render: (_, one, at) => (
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }} readOnly={readonly} lang={language} aria-label={t('languages.cell', { text: one.text, language: nameOfLanguage(language) })} value={form.translations?.[language]?.[one.pointer] ?? ''}
          onPaste={(event) => paste(event, at, column)} onChange={(event) => put(language, { [one.pointer]: event.target.value }, `${language}:${one.pointer}`)}
        />
      ),
    })),
  ];
  return (
    <div className="ld-pad">
      <div className="ld-page-head"><p className="ld-hint">{t('languages.hint')}</p>{!readonly && <AddLanguage taken={languages} onAdd={(language) => put(language, {})} />}</div>
      {languages.length === 0 ? <EmptyState text={t('languages.none')} /> : <Table<FormText> size="small" rowKey="pointer" pagination={false} dataSource={texts} columns={columns} scroll={{ x: 'max-content' }} />}
    </div>
  );
}

function LanguageHead({ edited, language, done, total }: { readonly edited: EditedForm; readonly language: string; readonly done: number; readonly total: number }) {
  const [isAsked, ask] = useState(false);
  const name = nameOfLanguage(language);
  return (
    <>
      <span className="ld-row">{name}{!edited.readonly && <Button size="small" type="text" danger aria-label={t('languages.remove', { language: name })} onClick={() => ask(true)}>×</Button>}</span>
      <Progress size="small" percent={total === 0 ? 100 : Math.round((100 * done) / total)} format={() => t('languages.progress', { done, total })} aria-label={t('languages.progressOf', { language: name })} />
      <Modal open={isAsked} title={t('languages.removeTitle', { language: name })} okText={t('languages.removeOk')} cancelText={t('state.cancel')} okButtonProps={{ danger: true }} onCancel={() => ask(false)} onOk={() => edited.edit(t('languages.did.remove', { language: name }), (one) => removeLanguage(one, language))}>
        <p>{t('languages.removeText', { done })}</p>
      </Modal>
    </>
  );
}

function AddLanguage({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (language: string) => void }) {
  const [written, write] = useState('');
  const tags = [...OFFERED, ...(TAG.test(written) && !OFFERED.includes(written) ? [written] : [])].filter((tag) => !taken.includes(tag));
  return (
    <Select
      aria-label={t('languages.add')} placeholder={t('languages.add')} value={null} style={{ width: 200 }} showSearch={{ optionFilterProp: 'label', onSearch: write }} popupMatchSelectWidth={false}
      options={tags.map((tag) => ({ value: tag, label: t('languages.option', { name: nameOfLanguage(tag), tag }) }))} onChange={(tag: string | null) => tag !== null && onAdd(tag)} notFoundContent={t('languages.noneFound')}
    />
  );
}
