import { codesOf, type ModelCodes, type SaidCodes } from '../domain/model-codes.js';
import type { Examination } from '../references/examination.js';
import type { ModelCodesRequest } from './model-codes.request.js';

/** The codes that are asked for; what is left out is none. Those that the alliance's model does not have are left to the examination. */
export function requestedCodes(request: ModelCodesRequest, examination: Examination): ModelCodes {
  return codesAfter(request, {}, examination);
}

/** Likewise, but what is left out is as it was: for requests that were there before their codes were. */
export function codesAfter(
  { platform_code, mechanism_code, model_codes }: ModelCodesRequest,
  before: SaidCodes,
  examination: Examination,
): ModelCodes {
  const known = codesOf(before);
  const codes = {
    platformCode: platform_code === undefined ? known.platformCode : platform_code,
    mechanismCode: mechanism_code === undefined ? known.mechanismCode : mechanism_code,
    modelCodes: model_codes === undefined ? known.modelCodes : (model_codes ?? []),
  };
  examination.operatingModel(codes);
  return codes;
}
