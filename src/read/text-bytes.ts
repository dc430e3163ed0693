const ENCODER = new TextEncoder();

/** The bytes of one text after the other, in memory of its own: fresh memory for each costs far more than the bytes. */
export class TextBytes {
  /** Those of the latest text come first. */
  bytes = new Uint8Array(256);

  /** How many bytes of UTF-8 the text has. */
  write(text: string): number {
    if (3 * text.length > this.bytes.length) this.bytes = new Uint8Array(6 * text.length);
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return ENCODER.encodeInto(text, bytes).written;
      bytes[i] = unit;
    }
    return text.length;
  }
}
