package io.genericark.route53;

/** A hosted zone. Several may have one name. */
record Zone(String id, DnsName name, Visibility visibility) {

    /** Who may ask a zone: everybody, or the VPCs that are associated with it. */
    enum Visibility {
        PUBLIC("public"),
        PRIVATE("private");

        private final String word;

        Visibility(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Override
    public String toString() {
        return id + " (" + visibility + ")";
    }
}
