import { getMetadataStorage, IsInt, IsString, validateSync } from 'class-validator';
import { rememberMetadata } from './remembered-metadata.js';

class Named {
  @IsString()
  name: unknown;
}

class Counted extends Named {
  @IsInt({ groups: ['counting'] })
  count: unknown;
}

describe('rememberMetadata', () => {
  const storage = getMetadataStorage();
  const lookUp = storage.getTargetValidationMetadatas.bind(storage);
  let looked = 0;
  beforeAll(() => {
    storage.getTargetValidationMetadatas = (...which) => {
      looked++;
      return lookUp(...which);
    };
    rememberMetadata(storage);
  });
  afterAll(() => {
    storage.getTargetValidationMetadatas = lookUp;
  });
  beforeEach(() => {
    looked = 0;
  });

  const wrong = (object: object, groups?: string[]) =>
    validateSync(object, groups ? { groups } : {}).map(({ property }) => property);

  it('looks a class up once', () => {
    expect(wrong(new Named())).toEqual(['name']);
    expect(wrong(Object.assign(new Named(), { name: 'quay' }))).toEqual([]);
    expect(wrong(new Named())).toEqual(['name']);
    expect(looked).toBe(1);
  });

  it('knows a class from the one that it extends', () => {
    expect(wrong(new Counted())).toContain('name');
    expect(wrong(Object.assign(new Counted(), { name: 'quay', count: 1.5 }))).toEqual(['count']);
  });

  it('does not mistake one question for another', () => {
    const half = Object.assign(new Counted(), { name: 7, count: 1.5 });
    expect(wrong(half, ['counting'])).toEqual(['count']);
    expect(wrong(half, ['other'])).toEqual([]);
  });
});
