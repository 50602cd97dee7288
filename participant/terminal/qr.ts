/** A QR code out of half blocks: dark modules on a light field, whatever the terminal's colours are. */
import QRCode from 'qrcode/lib/core/qrcode.js';

/** Light modules around it that readers need; two are enough on a screen. */
const QUIET = 2;

/** Rows of text, two rows of modules each. Without colours the light modules are the terminal's ink. */
export function qrRows(text: string, colours: boolean): string[] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  const { size } = modules;
  const light = (x: number, y: number): boolean => x < 0 || y < 0 || x >= size || y >= size || modules.get(y, x) === 0;
  const rows: string[] = [];
  for (let y = -QUIET; y < size + QUIET; y += 2) {
    let row = '';
    for (let x = -QUIET; x < size + QUIET; x += 1) {
      const [upper, lower] = [light(x, y), y + 1 < size + QUIET && light(x, y + 1)];
      if (upper && lower) row += '█';
      else if (upper) row += '▀';
      else row += lower ? '▄' : ' ';
    }
    rows.push(colours ? `\u001b[97;40m${row}\u001b[0m` : row);
  }
  return rows;
}
