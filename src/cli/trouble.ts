/** Why the system could not do something with a file, in words; its own where there are none. */
export function troubleOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : TROUBLES[code]) ?? message;
}

const TROUBLES: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "it is in use, or mounted as it stands",
  EDQUOT: "no space is left in the quota",
  EFBIG: "it would be larger than is allowed here",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "the folder does not exist",
  ENOSPC: "no space is left on the device",
  ENOTDIR: "a part of its path is not a folder",
  ENXIO: "it is a socket, or a device that is not there",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
};
