/** Opens the browser's print dialog once all pictures are there: what is still on its way would stay blank. */
export async function printNow(): Promise<void> {
  // a picture that does not come is no reason not to print the rest
  await Promise.all([...document.querySelectorAll<HTMLImageElement>('.paper img')].map((image) => image.decode().catch(() => undefined)));
  window.print();
}
