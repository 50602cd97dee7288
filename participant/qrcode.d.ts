// What the client uses of `qrcode`: only what computes. The package's entry brings its writers of images along.
declare module 'qrcode/lib/core/qrcode.js' {
  interface Modules {
    readonly size: number;
    get(row: number, column: number): number;
  }
  const QRCode: {
    create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): { readonly modules: Modules };
  };
  export default QRCode;
}
