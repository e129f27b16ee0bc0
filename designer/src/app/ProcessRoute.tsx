import { useParams } from 'react-router';
import { ProcessEditor } from '../features/processes';

/** The process named in the address, in its editor; another process is another editor. */
export function ProcessRoute() {
  const { processId = '' } = useParams();
  return <ProcessEditor key={processId} processId={processId} />;
}
