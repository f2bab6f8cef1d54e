import fc from 'fast-check';
import { AMOUNT, decimalOf, decimalText, quotient } from './decimal.js';
import { evolveExternalFigure, examine, type ExternalFigure } from './external-figure.js';

const figure = (value: string, yearOnYearPercent: string | null = null, target: string | null = null) => ({
  value,
  yearOnYearPercent,
  target,
});

describe('what the printed growth says of the year before', () => {
  // Figures of the published descriptions (mechanisms, seed checks), with what was computed there by hand.
  it.each([
    ['货物吞吐量，万吨', '6191.56', '16.06', '5334.79'],
    ['集装箱吞吐量，万标箱', '126.39', '36.81', '92.38'],
    ['海铁联运，标箱', '66292', '89', '35075'],
    ['新增市场主体，户', '510', '32.81', '384'],
    ['进出口总额，亿元', '139.7', '33.4', '104.7'],
    ['新批外商投资项目，家', '9', '200', '3'],
    ['注册资本，亿元', '1.2', '30', '0.9'],
    ['the same to more digits', '126.390', '36.81', '92.384'],
    ['the same to more digits', '139.70', '33.4', '104.72'],
    ['the same to more digits', '1.200', '30', '0.923'],
    ['something that fell', '50', '-50', '100'],
  ])('%s: %s at %s %% comes from %s', (_, value, percent, implied) => {
    expect(examine(figure(value, percent), null)).toMatchObject({
      check: 'no_base',
      impliedBefore: implied,
      difference: null,
      computedPercent: null,
    });
  });

  it('is nothing where all is said to be lost, and nothing without a print', () => {
    expect(examine(figure('0', '-100'), null).impliedBefore).toBeNull();
    expect(examine(figure('5', '-120'), null).impliedBefore).toBeNull();
    expect(examine(figure('5'), null)).toMatchObject({ check: 'not_printed', impliedBefore: null });
  });
});

describe('the check of a published figure', () => {
  it.each([
    ['as printed', '6191.56', '16.06', '5334.79', 'agrees', '16.060'],
    ['whole percent: half a unit is 0.5', '66292', '89', '35160', 'agrees', '88.54'],
    ['whole percent, further away', '66292', '89', '35170', 'differs', '88.49'],
    ['half a unit away', '1885', '89', '1000', 'agrees', '88.50'],
    ['half a unit away, above', '1895', '89', '1000', 'agrees', '89.50'],
    ['hardly more than half a unit away', '1895.000001', '89', '1000', 'differs', '89.50'],
    ['a digit more asks for more', '1885', '89.0', '1000', 'differs', '88.50'],
    ['something that fell', '92.5', '-7.5', '100', 'agrees', '-7.50'],
    ['another sign', '92.5', '7.5', '100', 'differs', '-7.50'],
    ['over more decimals than the value has', '3', '50', '2.000000', 'agrees', '50.00'],
  ])('%s', (_, value, percent, before, check, computedPercent) => {
    expect(examine(figure(value, percent), before)).toMatchObject({
      check,
      computedPercent,
      impliedBefore: null,
    });
  });

  // The year before was printed with few digits, and the growth was made of more: kpis X2 counts that as a difference, and both are shown.
  it('differs where a rounded base does not give the printed growth', () => {
    expect(examine(figure('126.39', '36.81'), '92.38')).toMatchObject({
      check: 'differs',
      computedPercent: '36.815',
    });
    expect(examine(figure('126.39', '36.81'), '92.384').check).toBe('agrees');
  });

  it('has no base over 0, but a difference', () => {
    expect(examine(figure('4', '100'), '0')).toEqual({
      difference: '4',
      computedPercent: null,
      check: 'no_base',
      impliedBefore: null,
      smallBase: true,
      targetReached: null,
    });
  });

  it('shows the difference beside a percentage of little, recorded or implied (X1)', () => {
    expect(examine(figure('9', '200'), '3')).toMatchObject({ difference: '6', smallBase: true });
    expect(examine(figure('9', '200'), null)).toMatchObject({ difference: null, smallBase: true });
    expect(examine(figure('12'), '10')).toMatchObject({ smallBase: false, computedPercent: '20.00' });
    expect(examine(figure('12'), '9.99')).toMatchObject({ smallBase: true, difference: '2.01' });
  });

  it('says whether a target was reached, if there was one', () => {
    const reached = (value: string, target: string | null) =>
      examine(figure(value, null, target), null).targetReached;
    expect([reached('66292', '60000'), reached('1.20', '1.2'), reached('1.19', '1.2')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(reached('1', null)).toBeNull();
  });

  it('agrees with every growth that is computed and then printed', () => {
    const amount = fc
      .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }))
      .map(([units, decimals]) => decimalText({ units: BigInt(units), decimals }));
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 6 }), (value, before, digits) => {
        const [now, base] = [decimalOf(value), decimalOf(before)];
        const scale = 10n ** BigInt(base.decimals);
        const over = base.units * 10n ** BigInt(now.decimals);
        const printed = decimalText(quotient((now.units * scale - over) * 100n, over, digits));
        expect(examine(figure(value, printed), before).check).toBe('agrees');
        expect(value).toMatch(AMOUNT);
      }),
    );
  });
});

it('keeps what was recorded last', () => {
  const first: ExternalFigure = {
    id: 'a',
    indicatorCode: 'cargo_throughput',
    nameZh: '货物吞吐量',
    nameEn: 'Cargo throughput',
    unitZh: '万吨',
    unitEn: '10,000 t',
    year: 2021,
    firstMonth: 1,
    lastMonth: 3,
    ...figure('6191.56', '16.06'),
    rank: null,
    isRecord: false,
    source: '公开报道',
  };
  const recorded = { type: 'external_figure.recorded', ...first } as const;
  const corrected = { ...recorded, value: '6191.57' };
  expect([recorded, corrected].reduce<ExternalFigure | undefined>(evolveExternalFigure, undefined)).toEqual({
    ...first,
    value: '6191.57',
  });
});
