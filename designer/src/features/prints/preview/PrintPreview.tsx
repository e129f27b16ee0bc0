import { layOut } from '@liandong/core/run';
import { PrintSheet } from '@liandong/form';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useSampleAnswers } from '../../forms';
import { sampleRecord, sampleSaid } from '../model/sample';
import { t } from '../text';
import type { EditedPrint } from '../use-print';

const KINDS = ['sample', 'blank'] as const;

/** The sheet as it comes out of the printer: with answers that could be somebody's, or to be written on. */
export function PrintPreview({ edited }: { readonly edited: EditedPrint }) {
  const { print, world, draft } = edited;
  const [kind, setKind] = useState<(typeof KINDS)[number]>('sample');
  const [now] = useState(() => new Date().toISOString());
  const { pack, data, files, names } = useSampleAnswers(draft, useMemo(() => world.forms.map(({ def }) => def), [world.forms]));
  const sheet = useMemo(() => layOut({
    pack, print, names,
    ...(kind === 'blank' ? {} : { record: sampleRecord(world, data, now), said: sampleSaid(world, now), county: t('sample.county'), printedBy: t('sample.person'), printedAt: now, link: window.location.origin }),
  }), [pack, print, names, kind, world, data, now]);
  return (
    <div className="pr-preview">
      <div className="ld-preview-bar">
        <Segmented aria-label={t('preview.what')} value={kind} options={KINDS.map((value) => ({ value, label: t(`preview.${value}`) }))} onChange={setKind} />
        <span className="ld-hint">{draft.pack ? t(kind === 'blank' ? 'preview.blankHint' : 'preview.hint') : t('preview.notReady')}</span>
      </div>
      <PrintSheet sheet={sheet} files={files} />
    </div>
  );
}
