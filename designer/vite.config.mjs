import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.LIANDONG_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/designer/',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 2500, reportCompressedSize: false },
  server: { proxy: { '/api': server } },
});
