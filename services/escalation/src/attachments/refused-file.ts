export type FileFault = 'unknown_type' | 'damaged' | 'too_many_pixels' | 'hides_another' | 'active_content';

/** A file that is not taken in. */
export class RefusedFile extends Error {
  constructor(readonly fault: FileFault) {
    super(fault);
    this.name = 'RefusedFile';
  }
}
