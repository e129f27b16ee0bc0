// Jest's global tear-down: ends the mongod that the set-up started.
export default async function tearDown() {
  if (!globalThis.liandongMongod) return;
  await globalThis.liandongMongod.stop();
  delete process.env.LIANDONG_TEST_MONGODB;
}
