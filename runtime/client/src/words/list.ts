import { t } from '../text/client-text';

/** Names in a sentence: 张三、李四、王五等5人. */
export const listText = (names: readonly string[], most = 3): string =>
  names.length <= most ? names.join(t('list.comma')) : t('list.more', { names: names.slice(0, most).join(t('list.comma')), n: names.length });
