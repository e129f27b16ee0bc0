import { useState } from 'react';
import { saveFile } from './save-file';

/** Has a file saved that is fetched; `error` says why there was none. */
export function useFile() {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const save = async (fetched: () => Promise<{ readonly blob: Blob; readonly name: string }>): Promise<void> => {
    setState({ busy: true });
    try {
      const { blob, name } = await fetched();
      saveFile(blob, name);
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, save };
}
