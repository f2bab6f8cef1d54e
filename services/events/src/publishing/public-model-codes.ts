import { codesOf, type SaidCodes } from '../domain/model-codes.js';

/** Where something stands in the operating model, as events tell it: what is not said is absent. */
export function publicCodes(said: SaidCodes) {
  const { modelCodes } = codesOf(said);
  return { ...publicLabels(said), ...(modelCodes.length === 0 ? {} : { model_codes: [...modelCodes] }) };
}

/** Likewise where what is absent is as it was: `model_codes` says that all three are meant, and is there when there are none. */
export function publicCodesAnew(said: SaidCodes) {
  return { ...publicLabels(said), model_codes: [...codesOf(said).modelCodes] };
}

function publicLabels(said: SaidCodes) {
  const { platformCode, mechanismCode } = codesOf(said);
  return {
    ...(platformCode === null ? {} : { platform_code: platformCode }),
    ...(mechanismCode === null ? {} : { mechanism_code: mechanismCode }),
  };
}
