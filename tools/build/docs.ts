import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const FILES = {
  swagger: {
    from: 'swagger-ui-dist',
    files: [
      'swagger-ui.css',
      'swagger-ui-bundle.js',
      'swagger-ui-standalone-preset.js',
      'favicon-16x16.png',
      'favicon-32x32.png',
    ],
  },
  redoc: { from: join('redoc', 'bundles'), files: ['redoc.standalone.js'] },
} as const;

/** The two API readers, served by the host itself: a lab without internet reads them too. */
export async function copyDocs(root: string, outDir: string): Promise<void> {
  for (const [folder, { from, files }] of Object.entries(FILES)) {
    await mkdir(join(outDir, folder), { recursive: true });
    for (const file of files) await cp(join(root, 'node_modules', from, file), join(outDir, folder, file));
  }
}
