// What the pages use of `qrcode`. Its published types bring Node's with them, and no page runs in Node.
declare module 'qrcode' {
  interface Modules {
    readonly size: number;
    get(row: number, column: number): number;
  }
  const QRCode: {
    create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): { readonly modules: Modules };
  };
  export default QRCode;
}
