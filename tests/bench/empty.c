/* empty - what starting costs with the libraries of unstuck. */
int main(void)
{
	return 0;
}
