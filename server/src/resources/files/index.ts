/**
 * Uploaded photos, signatures and papers: type told from the bytes, sealed at rest, read by whoever may read the field that holds them.
 * Called by the registry. It must not answer bytes as something a browser would run or show as a page.
 */
export { filesHandlers } from './handlers';
export { fileRefs, sendUpload } from './give';
export { refuseForeignFiles } from './refs';
export { removeUploads } from './store';
export { uploadModel } from './model';
