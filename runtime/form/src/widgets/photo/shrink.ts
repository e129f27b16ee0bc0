/** Longest edge and quality that keep a face and a form readable. */
const LONGEST = 1600;
const QUALITY = 0.82;

/** Size inside the longest edge, same shape; a small picture stays as it is. */
export function fitted(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Draw a picture again, smaller, as JPEG. Drawing keeps pixels only: place, device and time written in the file are gone.
 * Undefined when the device cannot read the picture.
 */
export async function shrink(file: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!bitmap) return undefined;
  const canvas = Object.assign(document.createElement('canvas'), fitted(bitmap.width, bitmap.height));
  const paper = canvas.getContext('2d');
  if (!paper) return undefined;
  paper.fillStyle = 'white';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', QUALITY));
}
