/** What reads codes out of a picture: the browser itself where it can, else a library that is loaded when it is first needed. */
interface Detector {
  detect(image: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = (new (options: { formats: ['qr_code'] }) => Detector) & { getSupportedFormats(): Promise<readonly string[]> };

const native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
const canRead = async (reader: DetectorClass): Promise<boolean> => {
  const formats: readonly string[] = await reader.getSupportedFormats().catch(() => []);
  return formats.includes('qr_code');
};

export async function aDetector(): Promise<Detector> {
  const formats: ['qr_code'] = ['qr_code'];
  if (native && (await canRead(native))) return new native({ formats });
  const { BarcodeDetector } = await import('qr/decode.js');
  return new BarcodeDetector({ formats });
}
