import pytest

from briefing.errors import BlockedAddress, FetchError
from briefing.ingest.addresses import check_form, is_public, look_up, public_addresses


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.7", "10.1.2.3", "100.64.0.7", "169.254.169.254", "172.31.0.1", "192.168.1.1",
        "192.0.0.192", "198.19.0.1", "203.0.113.9", "224.0.0.5", "255.255.255.255", "168.63.129.16",
        "::", "::1", "::ffff:8.8.8.8", "::8.8.8.8", "::ffff:0:8.8.8.8", "64:ff9b::808:808", "64:ff9b:1::1",
        "2002:808:808::1", "2001::1", "2001:db8::1", "3fff::1", "fc00::1", "fe80::1", "fec0::1", "ff02::1", "5f00::1",
        "2606:4700::1%eth0", "not an address", "0x7f.1", "",
    ],
)  # fmt: skip
def test_what_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "11.0.0.1", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_what_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hosts", "ftp://news.example/a", "javascript:alert(1)", "//news.example/a", "news.example/a", "",
        "http:/news.example/", "http://", "https:///path", "http://user@news.example/", "http://user:key@news.example/",
        "http://news.example\\@10.0.0.1/", "http://news.example/a b", "http://news.example/\r\nHost: x", "\thttp://a.example/",
        "http://10.0.0.1%2f@news.example/", "http://loc%61lhost/", "http://local\u00adhost/", "http://a\u200b.example/",
    ],
)  # fmt: skip
def test_addresses_that_can_be_read_in_two_ways_are_refused(url):
    with pytest.raises(BlockedAddress):
        check_form(url)


@pytest.mark.parametrize(
    "url",
    ["http://news.example", "HTTPS://news.example:8443/a?u=http://10.0.0.1/@x#top", "https://bücher.example/größe"],
)
def test_plain_addresses_pass(url):
    check_form(url)


def test_every_answer_of_a_name_has_to_be_public():
    assert public_addresses("a.example", 80, look_up=lambda host, port: ("8.8.8.8", "2606:4700::1"))
    with pytest.raises(BlockedAddress, match=r"a\.example does not lead to the public web"):
        public_addresses("a.example", 80, look_up=lambda host, port: ("8.8.8.8", "10.0.0.1"))
    with pytest.raises(FetchError, match="no address"):
        public_addresses("a.example", 80, look_up=lambda host, port: ())


def test_other_spellings_of_this_machine_are_resolved_before_they_are_judged():
    assert look_up("127.0.0.1", 80) == ("127.0.0.1",)
    with pytest.raises(BlockedAddress):
        public_addresses("localhost", 80)


def test_an_unknown_name_says_so():
    with pytest.raises(FetchError, match=r"nowhere\.example is not known"):
        look_up("nowhere.example", 80)
