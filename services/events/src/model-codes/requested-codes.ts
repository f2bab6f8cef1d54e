import { codesOf, type ModelCodes, type SaidCodes } from '../domain/model-codes.js';
import type { Examination } from '../references/examination.js';
import type { ModelCodesRequest } from './model-codes.request.js';

/** The codes that are asked for; what is left out is none. Those that the alliance's model does not have are left to the examination. */
export function requestedCodes(
  { platform_code, mechanism_code, model_codes }: ModelCodesRequest,
  examination: Examination,
): ModelCodes {
  const codes = {
    platformCode: platform_code ?? null,
    mechanismCode: mechanism_code ?? null,
    modelCodes: model_codes ?? [],
  };
  examination.operatingModel(codes);
  return codes;
}

/** Likewise, but they stay as they were when the request speaks of none: for a request that was there before its codes were. */
export function codesAfter(
  request: ModelCodesRequest,
  before: SaidCodes,
  examination: Examination,
): ModelCodes {
  const { platform_code, mechanism_code, model_codes } = request;
  const speaks = [platform_code, mechanism_code, model_codes].some((field) => field !== undefined);
  return speaks ? requestedCodes(request, examination) : codesOf(before);
}
