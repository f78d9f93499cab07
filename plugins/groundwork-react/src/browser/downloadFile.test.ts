import { downloadFile } from './downloadFile';

describe('downloadFile', () => {
  it('saves under the name, and lets go of it', () => {
    const blobs: Blob[] = [];
    const revoked: string[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return 'blob:entities';
      },
      revokeObjectURL: (url: string) => revoked.push(url),
    });
    const saved: string[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(`${this.download} of ${this.href}`);
      });
    downloadFile('entities.csv', new Blob(['a,b'], { type: 'text/csv' }));
    expect(saved).toEqual(['entities.csv of blob:entities']);
    expect(blobs.map(({ size, type }) => [size, type])).toEqual([
      [3, 'text/csv'],
    ]);
    expect(revoked).toEqual(['blob:entities']);
  });
});
