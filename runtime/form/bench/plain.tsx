/// <reference types="vite/client" />
/** The same questions in rjsf as it comes; `live` in the address validates at every change. */
import { useEffect, useState } from 'react';
import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createRoot } from 'react-dom/client';
import { plainForm } from './reference-form';

const { schema, data: start } = plainForm();
const live = new URLSearchParams(location.search).has('live');

function Page() {
  const [data, setData] = useState<object>(start);
  useEffect(() => {
    requestAnimationFrame(() => performance.measure('drawn', 'begun'));
  }, []);
  return <Form schema={schema} formData={data} validator={validator} onChange={(event) => setData(event.formData as object)} liveValidate={live ? 'onChange' : false} noHtml5Validate />;
}

performance.mark('begun');
createRoot(document.getElementById('app')!).render(<Page />);
