import { lazy, Suspense } from 'react';
import { Loading } from '../../ui';

const Editor = lazy(async () => ({ default: (await import('./editor/Editor')).Editor }));

/** The editor of one process; bpmn-js is loaded only when the first process is opened. */
export function ProcessEditor({ processId }: { readonly processId: string }) {
  return <Suspense fallback={<Loading />}><Editor key={processId} processId={processId} /></Suspense>;
}
