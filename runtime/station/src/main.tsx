import { createRoot } from 'react-dom/client';
import '@liandong/form/theme.css';
import './ui/styles/index.css';
import { App } from './app/index';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
