import { refusedFields } from './refused-fields.js';

const refusal = (...pointers: string[]) => ({
  status: 422,
  code: 'validation_failed',
  title: '输入有误',
  errors: pointers.map((pointer) => ({ pointer, message: `${pointer} 有误` })),
});

describe('what a refusal says at the fields of a form', () => {
  it('is what the API points at', () => {
    expect(refusedFields(refusal('/name', '/password'), ['name', 'role', 'password'], {})).toEqual([
      { name: 'name', errors: ['/name 有误'] },
      { name: 'password', errors: ['/password 有误'] },
    ]);
  });

  it('is nothing when the form does not show all of it', () => {
    expect(refusedFields(refusal('/name', '/alliance_id'), ['name'], {})).toEqual([]);
  });

  it('is what its code is about when the API points at nothing', () => {
    const taken = { status: 409, code: 'name_taken', title: '该账户名已被使用' };
    expect(refusedFields(taken, ['name'], { name_taken: 'name' })).toEqual([
      { name: 'name', errors: ['该账户名已被使用'] },
    ]);
    expect(refusedFields(taken, ['name'], {})).toEqual([]);
  });
});
