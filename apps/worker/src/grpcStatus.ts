import { isGrpcServiceError } from '@temporalio/client';

/** The status codes of gRPC that are told apart here. */
export const GRPC = { INVALID_ARGUMENT: 3, PERMISSION_DENIED: 7, UNIMPLEMENTED: 12 } as const;

/** The gRPC status that an error of the Temporal client stems from; `undefined` where there is none. */
export function grpcStatusOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error ? grpcStatusOf(error.cause) : undefined;
}
