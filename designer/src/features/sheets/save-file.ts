const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Give a workbook to the browser's downloads. */
export function saveFile(name: string, bytes: Uint8Array): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: KIND }));
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ');
  link.click();
  URL.revokeObjectURL(link.href);
}
