// `npm start`: everything from a fresh clone to a running server. Node built-ins only, since nothing is installed yet.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { install, installDue } from './install.mjs';
import { build, due, products } from './products.mjs';
import { root, seconds } from './steps.mjs';

async function doing(name, act) {
  const from = Date.now();
  console.log(`▸ ${name} …`);
  const { code } = await act();
  if (code !== 0) {
    console.error(`✗ ${name}没有成功，上面是原因。`);
    process.exit(code);
  }
  console.log(`✓ ${name}（${seconds(from)}）`);
}

async function prepare() {
  if (installDue()) await doing('安装依赖（第一次约一分钟）', install);
  const wanted = products.map((product) => [product, due(product)]).filter(([, stamp]) => stamp !== undefined);
  await Promise.all(wanted.map(([product, stamp]) => doing(`构建${product.name}`, () => build(product, stamp))));
}

/** The server gets every signal that asks us to stop, and we end when it has ended. */
function serve() {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'server/dist/main.js'), 'start'], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // `npm start` runs us under a shell that passes no signal on: when it is gone, we were asked to stop
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === 'start') setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => {
    console.error(String(error));
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

await alone(prepare, () => console.log('另一个进程正在这个文件夹里安装或构建，等它做完 …'));
serve();
