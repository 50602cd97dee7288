/** Where `git clone` gets this program from: the `repository` of package.json, null while it names none. */
export const REPOSITORY: string | null = null;
